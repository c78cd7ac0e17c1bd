import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"VmAccess","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/VmAccess.md","filePath":"api/kubevirt-iac/classes/VmAccess.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/VmAccess.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="vmaccess" tabindex="-1">VmAccess <a class="header-anchor" href="#vmaccess" aria-label="Permalink to &quot;VmAccess&quot;">​</a></h1><p>Rights on VMs, by a role that KubeVirt installs.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new VmAccess</strong>(<code>scope</code>, <code>id</code>, <code>props</code>): <code>VmAccess</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>scope</code></td><td><code>Construct</code></td></tr><tr><td><code>id</code></td><td><code>string</code></td></tr><tr><td><code>props</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/v.html#vmaccessprops"><code>VmAccessProps</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>VmAccess</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/VmAccess.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VmAccess = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VmAccess as default
};
