/** changeCareManager on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { changeCareManager } from '../../../domain/api/routes/change-care-manager.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createChangeCareManager } from './change-care-manager.ts';

export const handler = apiFunction(
  'changeCareManager',
  changeCareManager,
  createChangeCareManager,
)(tablePorts('change-care-manager'));
