/** What stands in the path, the query and the headers of a request, with examples of those that no schema gives one. */
export const parameters: Readonly<Record<string, string>> = {
  agency: 'The agency, by its id in the registry.',
  careManagerId: 'The care manager or team, by the id in the registry.',
  case: 'Of this case alone.',
  caseId: 'The reference of the case.',
  concernId: 'The reference of the concern within its case.',
  cursor: 'Where the page begins, as the page before returned it; without it, the first.',
  format: 'How the answer is written.',
  from: 'From this instant on.',
  grantId: 'The reference of the audit grant.',
  id: 'The id of the entry.',
  kind: 'Of which kind: of the registry one, of notices one or several with commas between them.',
  legal: 'Whether the notices are legal ones.',
  limit: 'How many entries a page has at most.',
  noticeId: 'The reference of the notice.',
  number: 'The number within its case.',
  proposalId: 'The reference of the proposal.',
  since: 'Sent then or later.',
  status: 'Of this status: open asks for something, unread only tells.',
  until: 'Until this instant.',
  workItemId: 'The reference of the work item.',
  'Idempotency-Key':
    'A word of the client’s choice for this request: sent again within 48 hours, it is answered as the first time.',
  'If-Match': 'The version that the client has seen, as the ETag says it: where it is another by now, 412.',
};

export const parameterExamples: Readonly<Record<string, string>> = {
  cursor: 'eyJrIjoiV0gifQ',
  kind: 'referralReceived',
  'Idempotency-Key': '5f0c2f0e-8a52-4c6b-9f0e-3d1a7c9b2e41',
  'If-Match': '"7"',
};
