import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"HCO-02: Unknown feature gate of HyperConverged","description":"","frontmatter":{},"headers":[],"relativePath":"rules/HCO-02.md","filePath":"rules/HCO-02.md"}');
const _sfc_main = { name: "rules/HCO-02.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="hco-02-unknown-feature-gate-of-hyperconverged" tabindex="-1">HCO-02: Unknown feature gate of HyperConverged <a class="header-anchor" href="#hco-02-unknown-feature-gate-of-hyperconverged" aria-label="Permalink to &quot;HCO-02: Unknown feature gate of HyperConverged&quot;">​</a></h1><table tabindex="0"><thead><tr><td></td><td></td></tr></thead><tbody><tr><td>name</td><td><code>unknown-hyperconverged-feature-gate</code></td></tr><tr><td>fields</td><td><code>spec.featureGates[].name</code></td></tr><tr><td>kinds</td><td>HyperConverged</td></tr><tr><td>verdict</td><td>warning</td></tr><tr><td>area</td><td><a href="/kubevirt-iac/v0.1/rules/#hyperconverged">HyperConverged</a></td></tr></tbody></table><h2 id="invalid" tabindex="-1">Invalid <a class="header-anchor" href="#invalid" aria-label="Permalink to &quot;Invalid&quot;">​</a></h2><p>&quot;downwardMetrics2&quot; is not a feature gate of HyperConverged, which ignores it. Its gates are not those of KubeVirt, some of which it opens by itself. Correct the name, or remove it. Did you mean &quot;downwardMetrics&quot;?</p><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">hco.kubevirt.io/v1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">HyperConverged</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">kubevirt-hyperconverged</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  featureGates</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">    - </span><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">downwardMetrics2</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      state</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">Enabled</span></span></code></pre></div><h2 id="valid" tabindex="-1">Valid <a class="header-anchor" href="#valid" aria-label="Permalink to &quot;Valid&quot;">​</a></h2><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">hco.kubevirt.io/v1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">HyperConverged</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">kubevirt-hyperconverged</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  featureGates</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">    - </span><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">downwardMetrics</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      state</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">Enabled</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("rules/HCO-02.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HCO02 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HCO02 as default
};
