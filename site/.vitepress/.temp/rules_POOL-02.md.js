import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"POOL-02: Malformed selector of a pool","description":"","frontmatter":{},"headers":[],"relativePath":"rules/POOL-02.md","filePath":"rules/POOL-02.md"}');
const _sfc_main = { name: "rules/POOL-02.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pool-02-malformed-selector-of-a-pool" tabindex="-1">POOL-02: Malformed <code>selector</code> of a pool <a class="header-anchor" href="#pool-02-malformed-selector-of-a-pool" aria-label="Permalink to &quot;POOL-02: Malformed \`selector\` of a pool&quot;">​</a></h1><table tabindex="0"><thead><tr><td></td><td></td></tr></thead><tbody><tr><td>name</td><td><code>malformed-pool-selector</code></td></tr><tr><td>fields</td><td><code>spec.selector</code></td></tr><tr><td>kinds</td><td>VirtualMachinePool</td></tr><tr><td>verdict</td><td>refused</td></tr><tr><td>documentation</td><td><a href="https://kubevirt.io/user-guide/user_workloads/pool/" target="_blank" rel="noreferrer">https://kubevirt.io/user-guide/user_workloads/pool/</a></td></tr><tr><td>area</td><td><a href="/kubevirt-iac/v0.1/rules/#pools">pools</a></td></tr></tbody></table><h2 id="invalid" tabindex="-1">Invalid <a class="header-anchor" href="#invalid" aria-label="Permalink to &quot;Invalid&quot;">​</a></h2><p>This selector is not valid: In requires at least one value.</p><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">pool.kubevirt.io/v1beta1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">VirtualMachinePool</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">web</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  selector</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    matchLabels</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      app</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">web</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    matchExpressions</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">      - </span><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">key</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">app</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">        operator</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">In</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">        values</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: []</span></span></code></pre></div><h2 id="valid" tabindex="-1">Valid <a class="header-anchor" href="#valid" aria-label="Permalink to &quot;Valid&quot;">​</a></h2><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">pool.kubevirt.io/v1beta1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">VirtualMachinePool</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">web</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  selector</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    matchLabels</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      app</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">web</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    matchExpressions</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">      - </span><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">key</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">app</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">        operator</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">Exists</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("rules/POOL-02.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const POOL02 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  POOL02 as default
};
