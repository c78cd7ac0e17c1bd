import {
  EFFECTS,
  FAIL_ON_EFFECTS,
  failOnOf,
  GLOSSARY,
  HARMLESS,
  labelOf,
  needsRestart,
  rank,
  TABLE,
  worst,
} from '../../../kubevirt/impact';

describe('the effects', () => {
  it('rank from harmless to harmful', () => {
    expect([...EFFECTS].sort((a, b) => rank(a) - rank(b))).toEqual(EFFECTS);
    expect(worst(['live', 'data-loss', 'restart'])).toBe('data-loss');
    expect(worst([])).toBe('no-effect');
    const harmful = EFFECTS.filter((effect) => !HARMLESS.includes(effect));
    for (const effect of harmful) expect(rank(effect)).toBeGreaterThan(rank('live+migration'));
  });

  it('that are not harmless stop a pipeline which asks for it', () => {
    expect(EFFECTS.filter((effect) => failOnOf(effect) === undefined)).toEqual(['no-effect', 'live']);
    expect(new Set(EFFECTS.map(failOnOf).filter(Boolean))).toEqual(new Set(Object.keys(FAIL_ON_EFFECTS)));
  });

  it('which a guest gets only by a restart are those that the provider can forbid', () => {
    expect(EFFECTS.filter(needsRestart)).toEqual(['next-boot-silent', 'restart', 'stuck']);
  });

  it('have labels whose terms the glossary explains', () => {
    const labels = EFFECTS.map(labelOf).join('\n');
    for (const [term] of GLOSSARY) expect(labels).toContain(term);
  });

  it('all occur in the table', () => {
    const used = new Set(Object.values(TABLE).flatMap((rows) => Object.values(rows).map(({ effect }) => effect)));
    expect(EFFECTS.filter((effect) => !used.has(effect as never))).toEqual([]);
  });
});
