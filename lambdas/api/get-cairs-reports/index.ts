/** getCairsReports on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getCairsReports } from '../../../domain/api/routes/get-cairs-reports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetCairsReports } from './get-cairs-reports.ts';

export const handler = apiFunction(
  'getCairsReports',
  getCairsReports,
  createGetCairsReports,
)(tablePorts('get-cairs-reports'));
