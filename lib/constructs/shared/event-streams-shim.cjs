// Stands in for `@smithy/core/event-streams` in every bundle (bundle.ts). The SDK loads it for operations that stream
// events; no client of ours has one that we call, and it is 20 KB of each function.
throw new Error('No operation of ours streams events.');
