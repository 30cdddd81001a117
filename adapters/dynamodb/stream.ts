/**
 * Reads from the table's stream what a write ordered outside, and who was shown a case. Whatever else the stream brings, deletions of what is done
 * included, is none of the relay's business.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AccessEntry } from '../../domain/access/access-entry.ts';
import type { Canary } from '../../domain/notices/canary.ts';
import type { OutboxOfWrite } from '../../domain/shared/outbox.ts';
import { canaryItem } from './canaries.ts';
import { accessItem } from './items.ts';
import { outboxFromItem } from './items-of-write.ts';

/** A stream record as Lambda delivers it; the image is in DynamoDB's wire format. */
export interface StreamRecord {
  eventName?: string | undefined;
  dynamodb?: { NewImage?: object | undefined } | undefined;
}

const isImageOf = (image: object, entities: readonly unknown[]): image is Record<string, AttributeValue> =>
  'entity' in image &&
  typeof image.entity === 'object' &&
  image.entity !== null &&
  'S' in image.entity &&
  entities.includes(image.entity.S);

/** Undefined for a record that is no new outbox item. Throws MalformedItem for one that cannot be read. */
export const readStreamRecord = ({ eventName, dynamodb }: StreamRecord): OutboxOfWrite | undefined => {
  const image = dynamodb?.NewImage;
  return eventName === 'INSERT' && image && isImageOf(image, ['outbox', 'outboxEntry'])
    ? outboxFromItem(unmarshall(image))
    : undefined;
};

/** Undefined for a record that is no new canary. Throws MalformedItem for one that cannot be read. */
export const readStreamCanary = ({ eventName, dynamodb }: StreamRecord): Canary | undefined => {
  const image = dynamodb?.NewImage;
  return eventName === 'INSERT' && image && isImageOf(image, ['canary'])
    ? canaryItem.fromItem(unmarshall(image))
    : undefined;
};

/** Undefined for a record that is no new entry of an access log. Throws MalformedItem for one that cannot be read. */
export const readStreamAccess = ({ eventName, dynamodb }: StreamRecord): AccessEntry | undefined => {
  const image = dynamodb?.NewImage;
  return eventName === 'INSERT' && image && isImageOf(image, ['access'])
    ? accessItem.fromItem(unmarshall(image))
    : undefined;
};
