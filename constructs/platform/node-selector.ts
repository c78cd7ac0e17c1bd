/** Which nodes run something. */
export class NodeSelector {
  /** Nodes that carry a label; with no value, the label with the empty value that role labels have. */
  static label(key: string, value = ''): NodeSelector {
    return new NodeSelector({ [key]: value });
  }

  /** Nodes that carry all of these labels. */
  static labels(labels: Readonly<Record<string, string>>): NodeSelector {
    return new NodeSelector(labels);
  }

  /** Any node, without KubeVirt's own preference. */
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
