import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"NodeLabel","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/NodeLabel.md","filePath":"api/kubevirt-iac/variables/NodeLabel.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/NodeLabel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nodelabel" tabindex="-1">NodeLabel <a class="header-anchor" href="#nodelabel" aria-label="Permalink to &quot;NodeLabel&quot;">​</a></h1><blockquote><p><code>const</code> <strong>NodeLabel</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="label" tabindex="-1">label <a class="header-anchor" href="#label" aria-label="Permalink to &quot;label&quot;">​</a></h3><blockquote><p><strong>label</strong>: (<code>key</code>, ...<code>values</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#noderequirement"><code>NodeRequirement</code></a></p></blockquote><p>Nodes with this label and, if given, one of these values.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>key</code></td><td><code>string</code></td></tr><tr><td>...<code>values</code></td><td><code>string</code>[]</td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#noderequirement"><code>NodeRequirement</code></a></p><h3 id="withoutlabel" tabindex="-1">withoutLabel <a class="header-anchor" href="#withoutlabel" aria-label="Permalink to &quot;withoutLabel&quot;">​</a></h3><blockquote><p><strong>withoutLabel</strong>: (<code>key</code>, ...<code>values</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#noderequirement"><code>NodeRequirement</code></a></p></blockquote><p>Nodes without this label or, if given, without these values.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>key</code></td><td><code>string</code></td></tr><tr><td>...<code>values</code></td><td><code>string</code>[]</td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#noderequirement"><code>NodeRequirement</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/NodeLabel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NodeLabel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NodeLabel as default
};
