/**
 * Checks an ASL file before it becomes a state machine. CloudFormation would deploy a definition with a forgotten
 * substitution, and the first case to reach that state would fail; a service integration that nobody granted would
 * fail there too. Pure, so that every refusal has a test (test/infra/asl-state-machine.test.ts).
 */
const allowedResources: readonly unknown[] = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
];
const placeholder = /\$\{([^}]*)\}/g;
const onlyPlaceholder = /^\$\{[A-Za-z]+\}$/;

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Every object of the file with the path to it, whatever it is nested in. */
function* objectsIn(value: unknown, path: string): Generator<{ path: string; object: JsonObject }> {
  if (!isObject(value)) return;
  if (!Array.isArray(value)) yield { path, object: value };
  for (const [key, child] of Object.entries(value)) yield* objectsIn(child, path ? `${path} / ${key}` : key);
}

function* problemsOfTask(path: string, task: JsonObject): Generator<string> {
  const resource = task['Resource'];
  if (!allowedResources.includes(resource)) {
    yield `${path}: resource ${JSON.stringify(resource)} is not lambda:invoke; the machine has no right to anything else.`;
  }
  const parameters = task['Parameters'];
  const name = isObject(parameters) ? parameters['FunctionName'] : undefined;
  if (typeof name !== 'string' || !onlyPlaceholder.test(name)) {
    yield `${path}: FunctionName must be one substitution such as \${PlanWaitArn}.`;
  }
}

/** The names between `${` and `}`, each once. */
export const substitutionsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? '')),
];

/** What is wrong with the definition, one sentence each; empty when nothing is. */
export const problemsOf = (text: string, given: readonly string[]): readonly string[] => {
  const used = substitutionsIn(text);
  const tasks = objectsIn(JSON.parse(text), '').filter(({ object }) => object['Type'] === 'Task');
  return [
    ...used.filter((name) => !given.includes(name)).map((name) => `\${${name}} has no substitution.`),
    ...given
      .filter((name) => !used.includes(name))
      .map((name) => `The substitution '${name}' is never used.`),
    ...tasks.flatMap(({ path, object }) => problemsOfTask(path, object)),
  ];
};
