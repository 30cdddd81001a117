/** releaseWorkItem on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { releaseWorkItem } from '../../../domain/api/routes/release-work-item.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createReleaseWorkItem } from './release-work-item.ts';

export const handler = apiFunction(
  'releaseWorkItem',
  releaseWorkItem,
  createReleaseWorkItem,
)(tablePorts('release-work-item'));
