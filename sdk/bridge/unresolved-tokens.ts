import { randomUUID } from 'node:crypto';
import type { IResolver, ResolutionContext } from 'cdk8s';
import { isUnresolved, producerOf } from '../../kube/unresolved';

/** The text that Pulumi inserts where an Output is used in a string. It must not reach a manifest. */
const PASTED = /Calling \[to(?:String|JSON)\] on an \[Output<T>\]/;

/**
 * Lets Outputs pass through cdk8s, which renders plain values only: while an object is rendered every Output is a token, and in the rendered
 * manifest every token is its Output again. A token is a whole value; a part of a longer text must be mapped with `Output.apply`.
 */
export class UnresolvedTokens implements IResolver {
  private readonly values: unknown[] = [];
  private readonly prefix = `unresolved-${randomUUID()}-`;

  resolve(context: ResolutionContext): void {
    // What produces its value now, such as a Lazy, is asked for it by cdk8s.
    if (isUnresolved(context.value) && !producerOf(context.value))
      context.replaceValue(`${this.prefix}${this.values.push(context.value) - 1}`);
  }

  /** The manifest with every Output back in its place. */
  restore(manifest: unknown, path = ''): unknown {
    if (typeof manifest === 'string') return this.restoreText(manifest, path);
    if (Array.isArray(manifest)) return manifest.map((item, i) => this.restore(item, `${path}[${i}]`));
    if (typeof manifest !== 'object' || manifest === null) return manifest;
    return Object.fromEntries(
      Object.entries(manifest).map(([key, value]) => [key, this.restore(value, path ? `${path}.${key}` : key)]),
    );
  }

  private restoreText(text: string, path: string): unknown {
    if (text.startsWith(this.prefix)) return this.values[Number(text.slice(this.prefix.length))];
    if (text.includes(this.prefix) || PASTED.test(text)) {
      throw new Error(
        `${path}: a string contains an Output, whose value is not known yet. Build the whole string with pulumi.interpolate or Output.apply, and pass the result.`,
      );
    }
    return text;
  }
}
