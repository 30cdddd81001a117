/**
 * The state machines that this engine was given, by ARN; those of the system stand in domain/shared/state-machines.ts.
 */
import type { EngineClock } from '../clock/engine-clock.ts';
import { stateMachineArn } from './arns.ts';
import { checkName } from './check-request.ts';
import type { Definition } from './definition.ts';
import { EngineError } from './engine-error.ts';
import { sameJson, toJson } from './json.ts';

export interface Machine {
  readonly name: string;
  readonly arn: string;
  readonly creationDate: Date;
  readonly definition: Definition;
}

export interface CreatedMachines {
  /** Run twice with the same definition: gives the machine that is there. */
  create(name: string, definition: Definition): Machine;
  find(arn: string): Machine;
}

export function createdMachines(clock: EngineClock): CreatedMachines {
  const machines = new Map<string, Machine>();
  return {
    create(name, definition) {
      checkName(name);
      const arn = stateMachineArn(name);
      const existing = machines.get(arn);
      if (existing && sameJson(toJson(existing.definition), toJson(definition))) return existing;
      if (existing)
        throw new EngineError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
      const machine = { name, arn, creationDate: new Date(clock.nowMs()), definition };
      machines.set(arn, machine);
      return machine;
    },
    find(arn) {
      const machine = machines.get(arn);
      if (machine) return machine;
      throw new EngineError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    },
  };
}
