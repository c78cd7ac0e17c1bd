import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Decisions","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/index.md","filePath":"decisions/index.md"}');
const _sfc_main = { name: "decisions/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="decisions" tabindex="-1">Decisions <a class="header-anchor" href="#decisions" aria-label="Permalink to &quot;Decisions&quot;">​</a></h1><p>Why something is built the way it is, where a reader would expect another way. A record is short and is not rewritten: a decision that changes gets a new record, and the old one says by which it is superseded. Figures were measured on two cores with Node 20.20; ratios matter more than times.</p><table tabindex="0"><thead><tr><th>record</th><th>decision</th></tr></thead><tbody><tr><td><a href="/kubevirt-iac/v0.1/decisions/0001-own-protobuf-codec.html">0001</a></td><td>An own codec for Pulumi&#39;s protobuf messages</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0002-own-api-client.html">0002</a></td><td>An own client for the Kubernetes API; client-node only for kubeconfig and authentication</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0003-own-yaml-writer.html">0003</a></td><td>An own YAML writer for manifests</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0004-no-jsii.html">0004</a></td><td>Constructs for TypeScript only, without jsii</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0005-commonjs.html">0005</a></td><td>One package, published as CommonJS</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0006-zod-at-the-edge.html">0006</a></td><td>zod checks files and configuration, never objects of Kubernetes</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0007-generated-schemas.html">0007</a></td><td>Compact generated schemas are committed instead of CRD YAML</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0008-simulator-instead-of-mocks.html">0008</a></td><td>Tests run against a real API server with a simulator, not against mocks</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0009-optional-peers.html">0009</a></td><td>A client of Kubernetes and gRPC are optional peers</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0010-plugin-archives.html">0010</a></td><td>The plugin&#39;s archive holds Node.js, beside a few scripts</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0011-fuzzing.html">0011</a></td><td>Inputs are made from a seed, not guided by coverage</td></tr><tr><td><a href="/kubevirt-iac/v0.1/decisions/0012-documentation-site.html">0012</a></td><td>The documentation site is built by VitePress</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
