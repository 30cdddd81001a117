// Stands in for `@aws-sdk/endpoint-cache` in every bundle (bundle.ts). No command of the DynamoDB client discovers its
// endpoint any more, and the client makes a cache for it all the same: 8 KB with the library that it is built on.
exports.EndpointCache = class {
  getEndpoint() {
    return undefined;
  }
};
