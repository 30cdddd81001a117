// Stands in for `@smithy/core/event-streams` in every bundle (bundle.ts). The SDK loads it for operations that stream
// events; no client of ours has one that we call, and it is 20 KB of each function. The S3 client asks for a part of it when
// it is made, and for none of what that does.
exports.resolveEventStreamSerdeConfig = (config) => config;
exports.eventStreamSerdeProvider = () => undefined;
exports.EventStreamSerde = class {
  constructor() {
    throw new Error('No operation of ours streams events.');
  }
};
