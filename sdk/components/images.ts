import type * as constructs from '../../constructs';
import type { ComponentOptions } from './options';
import { type PlainArgs, PlainNamedComponent } from './plain';

/** A component whose disk VMs are cloned from. */
abstract class ImageComponent<
  C extends constructs.GoldenImage | constructs.WindowsImage,
> extends PlainNamedComponent<C> {
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

export type GoldenImageArgs = PlainArgs<constructs.GoldenImageProps>;

/** An image to clone disks from: the construct of the same name as a component. */
export class GoldenImage extends ImageComponent<constructs.GoldenImage> {
  constructor(name: string, args: GoldenImageArgs, opts?: ComponentOptions) {
    super('GoldenImage', name, args, opts);
  }
}

export type WindowsImageArgs = PlainArgs<constructs.WindowsImageProps>;

/** A golden image of Windows, installed from its ISO: the construct of the same name as a component. */
export class WindowsImage extends ImageComponent<constructs.WindowsImage> {
  constructor(name: string, args: WindowsImageArgs, opts?: ComponentOptions) {
    super('WindowsImage', name, args, opts);
  }
}
