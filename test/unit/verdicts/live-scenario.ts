import type { FakeWorld } from '../sandbox/simulator/fake-world';
import { play } from '../sandbox/simulator/play';

/** A scenario: the state that it starts from, and the step that was recorded. */
export interface Scenario {
  /** The cluster. Default: three nodes on which KubeVirt is installed. */
  on?: () => FakeWorld;
  before?: (world: FakeWorld) => void;
  step: (world: FakeWorld) => void;
  workloadUpdateMethods?: readonly string[];
  /** How long the state before lasted, and how long was recorded, where a guest never comes to rest. */
  seconds?: number;
}

export const wait =
  (seconds: number) =>
  (world: FakeWorld): void =>
    play(world, seconds);
