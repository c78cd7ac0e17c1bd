import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { type LifecycleArgs, splitArgs } from './arguments';
import { ConstructComponent } from './component';
import type { LeafInput } from './leaf-input';
import type { ComponentOptions } from './options';

type Lifecycle = Omit<LifecycleArgs, 'onRestart' | 'window'>;

/** A component whose disk VMs are cloned from. */
abstract class ImageComponent<
  C extends constructs.GoldenImage | constructs.WindowsImage,
> extends ConstructComponent<C> {
  /** Source of clones: `bootDisk: { clone: debian.source, size: '40Gi' }`. */
  get source(): constructs.CloneSource {
    return this.construct.source;
  }

  /** Allows the workloads of a namespace to clone the image, and the other disks beside it. */
  grantClone(to: { readonly namespace: string }): this {
    this.open('grantClone').grantClone(to);
    return this;
  }
}

export type GoldenImageArgs = LeafInput<constructs.GoldenImageProps> & Lifecycle;

/** An image to clone disks from: the construct of the same name as a component. */
export class GoldenImage extends ImageComponent<constructs.GoldenImage> {
  constructor(name: string, args: GoldenImageArgs, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('GoldenImage', name, args);
    const make = (scope: Construct, id: string) =>
      new (loaded().GoldenImage)(scope, id, props as constructs.GoldenImageProps);
    super('kubevirt:index:GoldenImage', name, settings, make, opts);
  }
}

export type WindowsImageArgs = LeafInput<constructs.WindowsImageProps> & Lifecycle;

/** A golden image of Windows, installed from its ISO: the construct of the same name as a component. */
export class WindowsImage extends ImageComponent<constructs.WindowsImage> {
  constructor(name: string, args: WindowsImageArgs, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('WindowsImage', name, args);
    const make = (scope: Construct, id: string) =>
      new (loaded().WindowsImage)(scope, id, props as constructs.WindowsImageProps);
    super('kubevirt:index:WindowsImage', name, settings, make, opts);
  }
}

export type VmwareImportArgs = LeafInput<constructs.VmwareImportProps> & Lifecycle;

/** An import of VMs from VMware vSphere: the construct of the same name as a component. */
export class VmwareImport extends ConstructComponent<constructs.VmwareImport> {
  constructor(name: string, args: VmwareImportArgs, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('VmwareImport', name, args);
    const make = (scope: Construct, id: string) =>
      new (loaded().VmwareImport)(scope, id, props as constructs.VmwareImportProps);
    super('kubevirt:index:VmwareImport', name, settings, make, opts);
  }
}
