/**
 * Reads outbox entries from the table's stream. Whatever else the stream brings, deletions of finished entries included,
 * is none of the relay's business.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { OutboxEntry } from '../../domain/shared/outbox.ts';
import { outboxItem } from './items.ts';

/** A stream record as Lambda delivers it; the image is in DynamoDB's wire format. */
export interface StreamRecord {
  eventName?: string | undefined;
  dynamodb?: { NewImage?: object | undefined } | undefined;
}

const isOutboxImage = (image: object): image is Record<string, AttributeValue> =>
  'entity' in image &&
  typeof image.entity === 'object' &&
  image.entity !== null &&
  'S' in image.entity &&
  image.entity.S === 'outboxEntry';

/** Undefined for a record that is no new outbox entry. Throws MalformedItem for an entry that cannot be read. */
export const readStreamRecord = ({ eventName, dynamodb }: StreamRecord): OutboxEntry | undefined => {
  const image = dynamodb?.NewImage;
  return eventName === 'INSERT' && image && isOutboxImage(image)
    ? outboxItem.fromItem(unmarshall(image))
    : undefined;
};
