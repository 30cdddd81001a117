/**
 * A function of the API before it has its ports: what it is called, its route, and the use case that it runs. What it needs stands in
 * the type of what the use case takes, and nowhere else: an index.ts that gives less does not compile, nor does a use case
 * that asks for what nobody gives (lambdas/functions.ts).
 */
import type { Operation } from '../../domain/shared/operations.ts';
import type { RouteOf } from '../../domain/api/routes.ts';
import { type ApiHandler, apiHandler } from './api-handler.ts';
import type { ApiUseCase } from './api-types.ts';
import type { FrameDeps } from './note-refusals.ts';

export const apiFunction =
  <Op extends Operation, Needs>(
    operation: Op,
    route: RouteOf<Op>,
    create: (needs: Needs) => ApiUseCase<Op>,
  ) =>
  (ports: Needs & FrameDeps): ApiHandler =>
    apiHandler(operation, route, create(ports), ports);
