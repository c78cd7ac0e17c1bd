import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"GuestPassword","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/GuestPassword.md","filePath":"api/kubevirt-iac/variables/GuestPassword.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/GuestPassword.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="guestpassword" tabindex="-1">GuestPassword <a class="header-anchor" href="#guestpassword" aria-label="Permalink to &quot;GuestPassword&quot;">​</a></h1><blockquote><p><strong>GuestPassword</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="fromsecret" tabindex="-1">fromSecret <a class="header-anchor" href="#fromsecret" aria-label="Permalink to &quot;fromSecret&quot;">​</a></h3><blockquote><p><strong>fromSecret</strong>: (<code>secret</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#guestpassword"><code>GuestPassword</code></a></p></blockquote><p>A Secret in which each key is a user and each value a password.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>secret</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#nameref"><code>NameRef</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/g.html#guestpassword"><code>GuestPassword</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/GuestPassword.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GuestPassword = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GuestPassword as default
};
