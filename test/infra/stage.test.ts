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

  it('of invented people may stand in no network and without a web ACL; one that keeps records may not', () => {
    const { name: _name, ...prod } = stageFrom({ ...cdkContext(), stage: 'prod' });
    const prodWith = (change: object) => () =>
      stageFrom({ stage: 'prod', stages: { prod: { ...prod, ...change } } });
    expect(stageFrom(cdkContext())).toMatchObject({ network: 'none', webAcl: false, tracing: false });
    expect(prodWith({ network: 'none' })).toThrow(
      /network: 'none' is for a removable stage, which holds invented people only/,
    );
    expect(prodWith({ webAcl: false })).toThrow(/webAcl: false is for a removable stage only/);
    expect(prodWith({ removable: true, network: 'none', webAcl: false })).not.toThrow();
  });

  it('reserves and traces nothing that it does not name', () => {
    const {
      name: _name,
      reservedConcurrency: _all,
      tracing: _on,
      ...rest
    } = stageFrom({
      ...cdkContext(),
      stage: 'prod',
    });
    const bare = (more: object = {}) => stageFrom({ stages: { dev: { ...rest, ...more } } });
    expect(bare()).toMatchObject({ reservedConcurrency: {}, tracing: false });
    expect(bare({ reservedConcurrency: { api: 3 } }).reservedConcurrency).toEqual({ api: 3 });
    expect(() => bare({ reservedConcurrency: { apis: 3 } })).toThrow(/reservedConcurrency.*apis/);
  });
});
