import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"User","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/User.md","filePath":"api/kubevirt-iac/variables/User.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/User.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="user" tabindex="-1">User <a class="header-anchor" href="#user" aria-label="Permalink to &quot;User&quot;">​</a></h1><blockquote><p><strong>User</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="admin" tabindex="-1">admin <a class="header-anchor" href="#admin" aria-label="Permalink to &quot;admin&quot;">​</a></h3><blockquote><p><strong>admin</strong>: (<code>name</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#user"><code>User</code></a></p></blockquote><p>A user with sudo without a password, who signs in with SSH keys only.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>options?</code></td><td><code>object</code> &amp; <code>Partial</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#user"><code>User</code></a>&gt;</td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#user"><code>User</code></a></p><h3 id="plain" tabindex="-1">plain <a class="header-anchor" href="#plain" aria-label="Permalink to &quot;plain&quot;">​</a></h3><blockquote><p><strong>plain</strong>: (<code>name</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#user"><code>User</code></a></p></blockquote><p>A user without sudo who signs in with SSH keys only.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>options?</code></td><td><code>object</code> &amp; <code>Partial</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#user"><code>User</code></a>&gt;</td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#user"><code>User</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/User.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const User = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  User as default
};
