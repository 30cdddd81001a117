// Stands in for `node:http` in every bundle (node-function.ts). Importing node:http from an ES module reads each of
// its exports, which loads undici: about 28 ms of every cold start. As CommonJS the same module costs 4 ms.
module.exports = process.getBuiltinModule('node:http');
