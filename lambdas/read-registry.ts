/** Reads of the registry that several handlers share. The revision is read first: whatever changes later is noticed. */
import type { StaffDirectory } from '../domain/registry/staff-directory.ts';
import type { RegistryBook } from '../domain/registry/kinds.ts';
import type { Registry } from '../domain/ports/ports.ts';

export const readStaff = async (registry: Registry): Promise<StaffDirectory> => {
  const revision = await registry.revision();
  const [careManagers, supervisors, teams, caseloads] = await Promise.all([
    registry.entries('care-managers'),
    registry.entries('supervisors'),
    registry.entries('teams'),
    registry.caseloads(),
  ]);
  return { revision, careManagers, supervisors, teams, caseloads };
};

export const readBook = async (registry: Registry): Promise<{ revision: number; book: RegistryBook }> => {
  const revision = await registry.revision();
  const [agencies, careManagers, healthHomes, mailboxes, spoas, supervisors, teams] = await Promise.all([
    registry.entries('agencies'),
    registry.entries('care-managers'),
    registry.entries('health-homes'),
    registry.entries('mailboxes'),
    registry.entries('spoas'),
    registry.entries('supervisors'),
    registry.entries('teams'),
  ]);
  return {
    revision,
    book: {
      agencies,
      'care-managers': careManagers,
      'health-homes': healthHomes,
      mailboxes,
      spoas,
      supervisors,
      teams,
    },
  };
};
