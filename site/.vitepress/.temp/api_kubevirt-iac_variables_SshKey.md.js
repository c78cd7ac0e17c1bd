import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"SshKey","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/SshKey.md","filePath":"api/kubevirt-iac/variables/SshKey.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/SshKey.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="sshkey" tabindex="-1">SshKey <a class="header-anchor" href="#sshkey" aria-label="Permalink to &quot;SshKey&quot;">​</a></h1><blockquote><p><strong>SshKey</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="fromfile" tabindex="-1">fromFile <a class="header-anchor" href="#fromfile" aria-label="Permalink to &quot;fromFile&quot;">​</a></h3><blockquote><p><strong>fromFile</strong>: (<code>path</code>) =&gt; <code>string</code></p></blockquote><p>The public key in a file, read when the program runs. Throws if the file contains a private key or no key.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>path</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>string</code></p><h3 id="fromsecret" tabindex="-1">fromSecret <a class="header-anchor" href="#fromsecret" aria-label="Permalink to &quot;fromSecret&quot;">​</a></h3><blockquote><p><strong>fromSecret</strong>: (<code>secret</code>, <code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/s.html#sshkeysecret"><code>SshKeySecret</code></a></p></blockquote><p>A Secret in which every value is a public key.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>secret</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/n.html#nameref"><code>NameRef</code></a></td></tr><tr><td><code>options?</code></td><td>{ <code>users?</code>: readonly <code>string</code>[]; }</td></tr><tr><td><code>options.users?</code></td><td>readonly <code>string</code>[]</td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/s.html#sshkeysecret"><code>SshKeySecret</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/SshKey.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SshKey = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SshKey as default
};
