import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Access","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/Access.md","filePath":"api/kubevirt-iac/classes/Access.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/Access.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="access" tabindex="-1">Access <a class="header-anchor" href="#access" aria-label="Permalink to &quot;Access&quot;">​</a></h1><p>Rights on the guests of a namespace: the roles that are needed at least, and their bindings, as <code>kubevirt-iac rights</code> prints them. It does nothing to a running guest.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new Access</strong>(<code>scope</code>, <code>id</code>, <code>props</code>): <code>Access</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>scope</code></td><td><code>Construct</code></td></tr><tr><td><code>id</code></td><td><code>string</code></td></tr><tr><td><code>props</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/a.html#accessprops"><code>AccessProps</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Access</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/Access.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Access = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Access as default
};
