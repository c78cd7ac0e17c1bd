/** A platform in the making: operators, their objects, and nodes with faults. */
import { FAULT_ANNOTATION } from '../../../../sandbox/simulator/faults';
import { CDI, DEPLOYMENT, KUBEVIRT, NODE } from '../../../../sandbox/simulator/kinds';
import { type AnyLive, withMetadata } from '../../../../sandbox/simulator/live-object';
import type { FakeWorld } from './fake-world';
import { play } from './play';

export type Step = (world: FakeWorld) => void;

/** Steps one after the other, each when nothing is left to do of the one before. */
export const inTurn =
  (...steps: Step[]): Step =>
  (world) => {
    for (const [index, step] of steps.entries()) {
      if (index > 0) play(world);
      step(world);
    }
  };

export const operator =
  (name: string, namespace: string, variable: string, version: string, replicas: number): Step =>
  (world) =>
    void world.put({
      apiVersion: DEPLOYMENT.apiVersion,
      kind: DEPLOYMENT.kind,
      metadata: { name, namespace },
      spec: {
        replicas,
        template: { spec: { containers: [{ name, image: name, env: [{ name: variable, value: version }] }] } },
      },
    });
export const virtOperator = operator('virt-operator', 'kubevirt', 'KUBEVIRT_VERSION', 'v1.9.0', 2);
export const cdiOperator = operator('cdi-operator', 'cdi', 'OPERATOR_VERSION', 'v1.66.0', 1);

export const kubevirt =
  (spec: object, annotations: Record<string, string> = {}): Step =>
  (world) =>
    void world.put({
      apiVersion: KUBEVIRT.apiVersion,
      kind: KUBEVIRT.kind,
      metadata: { name: 'kubevirt', namespace: 'kubevirt', annotations },
      spec,
    });
/** As the release has it. */
export const AS_SHIPPED = {
  certificateRotateStrategy: {},
  configuration: { developerConfiguration: { featureGates: [] } },
  customizeComponents: {},
  imagePullPolicy: 'IfNotPresent',
  workloadUpdateStrategy: {},
};
export const cdi: Step = (world) =>
  void world.put({ apiVersion: CDI.apiVersion, kind: CDI.kind, metadata: { name: 'cdi' }, spec: {} });

/** Injects faults into an object, or ends them. */
export const faulty = (object: AnyLive, faults: string, world: FakeWorld): void =>
  void world.put(withMetadata(object, { annotations: { ...object.metadata.annotations, [FAULT_ANNOTATION]: faults } }));
export const power =
  (name: string, on: boolean): Step =>
  (world) =>
    faulty(world.get(NODE, undefined, name)!, on ? '' : 'power-off', world);
/** Both operators and their objects, as the releases have them. */
export const stack = (more: object = {}): Step =>
  inTurn(virtOperator, kubevirt({ ...AS_SHIPPED, ...more }), cdiOperator, cdi);
