import { describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { readStage } from '../../lib/stage.ts';
import { cdkContext } from './synthesized.ts';

const stageFrom = (context: Record<string, unknown>) => readStage(new App({ context }).node);

describe('the stage', () => {
  it('is dev when nobody names one', () => {
    expect(stageFrom(cdkContext())).toMatchObject({ name: 'dev', removable: true });
  });

  it.each(['dev', 'prod'])('%s of cdk.json is complete', (stage) => {
    expect(stageFrom({ ...cdkContext(), stage }).name).toBe(stage);
  });

  it('keeps the records and six years of logs of prod', () => {
    expect(stageFrom({ ...cdkContext(), stage: 'prod' })).toMatchObject({
      removable: false,
      logRetentionDays: 2192,
    });
  });

  it('that cdk.json does not have is refused with those it has', () => {
    expect(() => stageFrom({ ...cdkContext(), stage: 'production' })).toThrow(/'production'.*dev, prod/);
    expect(() => stageFrom({ stage: 'dev' })).toThrow(/It has: none/);
  });

  it('with bad, missing and unknown settings is refused with all of them named', () => {
    const bad = {
      removable: 'yes',
      logRetentionDays: 31,
      alarmEmail: 'nobody',
      portalUrl: 'http://a.b/',
      vpc: 1,
    };
    const refusal = () => stageFrom({ stages: { dev: bad } });
    for (const setting of Object.keys({ ...bad, throttles: 0, requestsPerAddress: 0 }))
      expect(refusal).toThrow(setting);
  });

  it('may not send people to a portal without TLS, except on their own machine', () => {
    const dev = readStage(new App({ context: cdkContext() }).node);
    const { name: _name, ...settings } = dev;
    const at = (portalUrl: string) => () => stageFrom({ stages: { dev: { ...settings, portalUrl } } });
    expect(at('http://portal.example')).toThrow('portalUrl: Only localhost may go without TLS.');
    expect(at('https://portal.example/')).toThrow('portalUrl');
    expect(at('http://localhost:3000')).not.toThrow();
  });
});
