import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Pause","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/namespaces/actions/classes/Pause.md","filePath":"api/pulumi/namespaces/actions/classes/Pause.md"}');
const _sfc_main = { name: "api/pulumi/namespaces/actions/classes/Pause.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pause" tabindex="-1">Pause <a class="header-anchor" href="#pause" aria-label="Permalink to &quot;Pause&quot;">​</a></h1><p>Pauses the guest of a VirtualMachine for as long as the resource exists: its deletion lets the guest continue. Memory and disks are kept.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new Pause</strong>(<code>name</code>, <code>args</code>, <code>opts?</code>): <code>Pause</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>args</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/namespaces/actions/types/p.html#pauseargs"><code>PauseArgs</code></a></td></tr><tr><td><code>opts?</code></td><td><code>CustomResourceOptions</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="guestuid" tabindex="-1">guestUid <a class="header-anchor" href="#guestuid" aria-label="Permalink to &quot;guestUid&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>guestUid</strong>: <code>Output</code>&lt;<code>string</code> | <code>undefined</code>&gt;</p></blockquote><p>Identity of the VirtualMachineInstance afterwards; absent where there is none.</p><h3 id="namespace" tabindex="-1">namespace <a class="header-anchor" href="#namespace" aria-label="Permalink to &quot;namespace&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>namespace</strong>: <code>Output</code>&lt;<code>string</code>&gt;</p></blockquote><p>Namespace of the VirtualMachine. Default: that of the provider.</p><h3 id="vm" tabindex="-1">vm <a class="header-anchor" href="#vm" aria-label="Permalink to &quot;vm&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>vm</strong>: <code>Output</code>&lt;<code>string</code>&gt;</p></blockquote><p>Name of the VirtualMachine.</p><h3 id="__pulumitype" tabindex="-1">__pulumiType <a class="header-anchor" href="#__pulumitype" aria-label="Permalink to &quot;\\_\\_pulumiType&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>static</code> <strong>__pulumiType</strong>: <code>&quot;kubevirt:actions:Pause&quot;</code> = <code>&quot;kubevirt:actions:Pause&quot;</code></p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/namespaces/actions/classes/Pause.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Pause = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Pause as default
};
