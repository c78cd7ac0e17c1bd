import type { App } from 'cdk8s';
import type { IValidation } from 'constructs';
import type { KubeObject } from '../../kube/object';
import { beingChecked, check, inOneLine } from '../check';
import { apiObjects } from '../render';

const watched = new WeakSet<App>();

/** Lets plain `app.synth()` and `cdk8s synth` refuse what the cluster would refuse, all objects of the app at once. */
export function validateOnSynth(app: App): void {
  if (watched.has(app)) return;
  watched.add(app);
  app.node.addValidation(new AdmissionValidation(app));
}

class AdmissionValidation implements IValidation {
  constructor(private readonly app: App) {}

  validate(): string[] {
    if (beingChecked.has(this.app)) return [];
    const rendered = apiObjects(this.app).map((construct) => ({ construct, object: construct.toJson() as KubeObject }));
    return check(rendered)
      .filter(({ severity }) => severity === 'error')
      .map(inOneLine);
  }
}
