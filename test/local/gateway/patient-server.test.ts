import { expect, it } from '@jest/globals';
import { createPatientServer, listenOnLoopback } from '../../../local/gateway/server.ts';

it('who asks while a machine starts is answered once it has, and not left waiting for ever', async () => {
  const { server, answerBy } = createPatientServer();
  const port = await listenOnLoopback(server, 0);
  try {
    const asked = fetch(`http://127.0.0.1:${port}/early`);
    await new Promise<void>((resolve) => {
      server.once('request', () => resolve());
    });
    answerBy(({ url }, response) => response.end(url));
    expect(await (await asked).text()).toBe('/early');
    expect(await (await fetch(`http://127.0.0.1:${port}/late`)).text()).toBe('/late');
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
