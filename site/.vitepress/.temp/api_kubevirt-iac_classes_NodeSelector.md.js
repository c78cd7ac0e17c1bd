import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"NodeSelector","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/NodeSelector.md","filePath":"api/kubevirt-iac/classes/NodeSelector.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/NodeSelector.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nodeselector" tabindex="-1">NodeSelector <a class="header-anchor" href="#nodeselector" aria-label="Permalink to &quot;NodeSelector&quot;">​</a></h1><p>A selection of nodes by label.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="any" tabindex="-1">any() <a class="header-anchor" href="#any" aria-label="Permalink to &quot;any()&quot;">​</a></h3><blockquote><p><code>static</code> <strong>any</strong>(): <code>NodeSelector</code></p></blockquote><p>Any node, in place of KubeVirt&#39;s default selection.</p><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>NodeSelector</code></p><h3 id="label" tabindex="-1">label() <a class="header-anchor" href="#label" aria-label="Permalink to &quot;label()&quot;">​</a></h3><blockquote><p><code>static</code> <strong>label</strong>(<code>key</code>, <code>value?</code>): <code>NodeSelector</code></p></blockquote><p>Nodes with a label. Without a value: the empty value, as of role labels.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>key</code></td><td><code>string</code></td></tr><tr><td><code>value?</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>NodeSelector</code></p><h3 id="labels" tabindex="-1">labels() <a class="header-anchor" href="#labels" aria-label="Permalink to &quot;labels()&quot;">​</a></h3><blockquote><p><code>static</code> <strong>labels</strong>(<code>labels</code>): <code>NodeSelector</code></p></blockquote><p>Nodes with all of these labels.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>labels</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</td></tr></tbody></table><h4 id="returns-2" tabindex="-1">Returns <a class="header-anchor" href="#returns-2" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>NodeSelector</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/NodeSelector.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NodeSelector = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NodeSelector as default
};
