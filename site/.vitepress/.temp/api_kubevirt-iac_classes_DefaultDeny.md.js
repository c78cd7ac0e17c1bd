import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"DefaultDeny","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/DefaultDeny.md","filePath":"api/kubevirt-iac/classes/DefaultDeny.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/DefaultDeny.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="defaultdeny" tabindex="-1">DefaultDeny <a class="header-anchor" href="#defaultdeny" aria-label="Permalink to &quot;DefaultDeny&quot;">​</a></h1><p>NetworkPolicies that deny all traffic of the Pods and guests of a namespace on the pod network, but for what disks and name resolution need. <code>vm.connections</code> and further NetworkPolicies allow more. A guest notices the change at once, and needs no restart.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new DefaultDeny</strong>(<code>scope</code>, <code>id</code>, <code>props?</code>): <code>DefaultDeny</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>scope</code></td><td><code>Construct</code></td></tr><tr><td><code>id</code></td><td><code>string</code></td></tr><tr><td><code>props?</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#defaultdenyprops"><code>DefaultDenyProps</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>DefaultDeny</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/DefaultDeny.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DefaultDeny = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DefaultDeny as default
};
