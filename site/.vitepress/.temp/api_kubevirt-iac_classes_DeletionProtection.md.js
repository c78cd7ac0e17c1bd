import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"DeletionProtection","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/DeletionProtection.md","filePath":"api/kubevirt-iac/classes/DeletionProtection.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/DeletionProtection.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="deletionprotection" tabindex="-1">DeletionProtection <a class="header-anchor" href="#deletionprotection" aria-label="Permalink to &quot;DeletionProtection&quot;">​</a></h1><p>The policy that rejects each deletion of a VM with the label <code>kubevirt.io/vm-delete-protection: &quot;True&quot;</code>, by whomever: <code>kubectl delete</code> as well as the deletion of its namespace, which then waits. SSP brings the same policy, under the same name, to OpenShift.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new DeletionProtection</strong>(<code>scope</code>, <code>id</code>): <code>DeletionProtection</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>scope</code></td><td><code>Construct</code></td></tr><tr><td><code>id</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>DeletionProtection</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/DeletionProtection.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeletionProtection = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeletionProtection as default
};
