import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"PRE-03: Deprecated VirtualMachineInstancePreset","description":"","frontmatter":{},"headers":[],"relativePath":"rules/PRE-03.md","filePath":"rules/PRE-03.md"}');
const _sfc_main = { name: "rules/PRE-03.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pre-03-deprecated-virtualmachineinstancepreset" tabindex="-1">PRE-03: Deprecated VirtualMachineInstancePreset <a class="header-anchor" href="#pre-03-deprecated-virtualmachineinstancepreset" aria-label="Permalink to &quot;PRE-03: Deprecated VirtualMachineInstancePreset&quot;">​</a></h1><table tabindex="0"><thead><tr><td></td><td></td></tr></thead><tbody><tr><td>name</td><td><code>deprecated-preset</code></td></tr><tr><td>fields</td><td>the object as a whole</td></tr><tr><td>kinds</td><td>VirtualMachineInstancePreset</td></tr><tr><td>verdict</td><td>warning</td></tr><tr><td>documentation</td><td><a href="https://kubevirt.io/user-guide/user_workloads/presets/" target="_blank" rel="noreferrer">https://kubevirt.io/user-guide/user_workloads/presets/</a></td></tr><tr><td>area</td><td><a href="/kubevirt-iac/v0.1/rules/#presets">presets</a></td></tr></tbody></table><h2 id="invalid" tabindex="-1">Invalid <a class="header-anchor" href="#invalid" aria-label="Permalink to &quot;Invalid&quot;">​</a></h2><p>VirtualMachineInstancePreset is deprecated and will be removed in version 2 of the API. Use a VirtualMachinePreference, and a VirtualMachineInstancetype for sizes.</p><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">kubevirt.io/v1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">VirtualMachineInstancePreset</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">small</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  namespace</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">default</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  selector</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    matchLabels</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      app</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">web</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  domain</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    devices</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: {}</span></span></code></pre></div><h2 id="valid" tabindex="-1">Valid <a class="header-anchor" href="#valid" aria-label="Permalink to &quot;Valid&quot;">​</a></h2><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">instancetype.kubevirt.io/v1beta1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">VirtualMachinePreference</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">fedora</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  namespace</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">default</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  devices</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    preferredDiskBus</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">virtio</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("rules/PRE-03.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PRE03 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PRE03 as default
};
