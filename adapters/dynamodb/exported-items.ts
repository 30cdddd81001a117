/**
 * Items of an export, one JSON object a line: as this project writes them, or as DynamoDB's own export to S3 does
 * (`{"Item": {...}}` in DynamoDB's notation). A line that is no JSON comes out as it is, to be found by whoever reads on.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const isExported = (value: unknown): value is { Item: Record<string, AttributeValue> } =>
  typeof value === 'object' &&
  value !== null &&
  'Item' in value &&
  typeof value.Item === 'object' &&
  value.Item !== null;

const itemOf = (line: string): unknown => {
  try {
    const value: unknown = JSON.parse(line);
    return isExported(value) ? unmarshall(value.Item) : value;
  } catch {
    return line;
  }
};

export function* exportedItems(text: string): Generator {
  for (const line of text.split('\n')) if (line.trim() !== '') yield itemOf(line);
}
