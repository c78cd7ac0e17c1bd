/** A selection of nodes by label. */
export class NodeSelector {
  /** Nodes with a label. Without a value: the empty value, as of role labels. */
  static label(key: string, value = ''): NodeSelector {
    return new NodeSelector({ [key]: value });
  }

  /** Nodes with all of these labels. */
  static labels(labels: Readonly<Record<string, string>>): NodeSelector {
    return new NodeSelector(labels);
  }

  /** Any node, in place of KubeVirt's default selection. */
  static any(): NodeSelector {
    return new NodeSelector({});
  }

  private constructor(private readonly labels: Readonly<Record<string, string>>) {}

  /** @internal The shape of KubeVirt's `infra` and `workloads`. */
  placement(): { nodePlacement: { nodeSelector?: Record<string, string> } } {
    return { nodePlacement: this.nodeSelector() };
  }

  /** @internal The shape of CDI's `infra` and `workload`. */
  nodeSelector(): { nodeSelector?: Record<string, string> } {
    return Object.keys(this.labels).length > 0 ? { nodeSelector: { ...this.labels } } : {};
  }
}

/** Nodes by label: a NodeSelector, or the labels themselves; without any label, every node. */
export type Nodes = NodeSelector | Readonly<Record<string, string>>;

export const nodeSelectorOf = (nodes: Nodes): NodeSelector =>
  nodes instanceof NodeSelector ? nodes : NodeSelector.labels(nodes);
