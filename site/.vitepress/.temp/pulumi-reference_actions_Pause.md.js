import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Pause","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/actions/Pause.md","filePath":"pulumi-reference/actions/Pause.md"}');
const _sfc_main = { name: "pulumi-reference/actions/Pause.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pause" tabindex="-1">Pause <a class="header-anchor" href="#pause" aria-label="Permalink to &quot;Pause&quot;">​</a></h1><p><code>kubevirt:actions:Pause</code></p><p>Pauses the guest of a VirtualMachine for as long as the resource exists: its deletion lets the guest continue. Memory and disks are kept.</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">example</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">runtime</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">yaml</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">resources</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  pause</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    type</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">kubevirt:actions:Pause</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    properties</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      namespace</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">vms</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      vm</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">web</span></span></code></pre></div><h2 id="inputs" tabindex="-1">Inputs <a class="header-anchor" href="#inputs" aria-label="Permalink to &quot;Inputs&quot;">​</a></h2><h3 id="vm" tabindex="-1">vm <a class="header-anchor" href="#vm" aria-label="Permalink to &quot;vm&quot;">​</a></h3><p><code>string</code> · <strong>required</strong> · <strong>a change replaces the resource</strong></p><p>Name of the VirtualMachine.</p><h3 id="namespace" tabindex="-1">namespace <a class="header-anchor" href="#namespace" aria-label="Permalink to &quot;namespace&quot;">​</a></h3><p><code>string</code> · <strong>a change replaces the resource</strong></p><p>Namespace of the VirtualMachine.</p><p>Default: that of the provider.</p><h3 id="triggers" tabindex="-1">triggers <a class="header-anchor" href="#triggers" aria-label="Permalink to &quot;triggers&quot;">​</a></h3><p>anything · <strong>a change replaces the resource</strong></p><p>Any value: the action is done again when it changes.</p><p>Default: it is done again only when another input changes.</p><h2 id="outputs" tabindex="-1">Outputs <a class="header-anchor" href="#outputs" aria-label="Permalink to &quot;Outputs&quot;">​</a></h2><h3 id="guestuid" tabindex="-1">guestUid <a class="header-anchor" href="#guestuid" aria-label="Permalink to &quot;guestUid&quot;">​</a></h3><p><code>string</code></p><p>Identity of the VirtualMachineInstance afterwards; absent where there is none.</p><p>All inputs are outputs, too.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/actions/Pause.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Pause = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Pause as default
};
