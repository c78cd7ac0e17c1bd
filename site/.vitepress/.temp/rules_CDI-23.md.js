import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"CDI-23: Multi-stage import without a targetClaim","description":"","frontmatter":{},"headers":[],"relativePath":"rules/CDI-23.md","filePath":"rules/CDI-23.md"}');
const _sfc_main = { name: "rules/CDI-23.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cdi-23-multi-stage-import-without-a-targetclaim" tabindex="-1">CDI-23: Multi-stage import without a <code>targetClaim</code> <a class="header-anchor" href="#cdi-23-multi-stage-import-without-a-targetclaim" aria-label="Permalink to &quot;CDI-23: Multi-stage import without a \`targetClaim\`&quot;">​</a></h1><table tabindex="0"><thead><tr><td></td><td></td></tr></thead><tbody><tr><td>name</td><td><code>multi-stage-import-without-target</code></td></tr><tr><td>fields</td><td><code>spec.targetClaim</code></td></tr><tr><td>kinds</td><td>VolumeImportSource</td></tr><tr><td>verdict</td><td>refused</td></tr><tr><td>documentation</td><td><a href="https://github.com/kubevirt/containerized-data-importer/blob/main/doc/cdi-populators.md" target="_blank" rel="noreferrer">https://github.com/kubevirt/containerized-data-importer/blob/main/doc/cdi-populators.md</a></td></tr><tr><td>area</td><td><a href="/kubevirt-iac/v0.1/rules/#data-volumes">data volumes</a></td></tr></tbody></table><h2 id="invalid" tabindex="-1">Invalid <a class="header-anchor" href="#invalid" aria-label="Permalink to &quot;Invalid&quot;">​</a></h2><p>An import with checkpoints requires targetClaim, the PersistentVolumeClaim to import into, which is missing. Set targetClaim.</p><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">cdi.kubevirt.io/v1beta1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">VolumeImportSource</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">image</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  source</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    vddk</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      url</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">https://v</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      secretRef</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">s</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      uuid</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">u</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      backingFile</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">b</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      thumbprint</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">t</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  checkpoints</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">    - </span><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">current</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">a</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      previous</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&quot;&quot;</span></span></code></pre></div><h2 id="valid" tabindex="-1">Valid <a class="header-anchor" href="#valid" aria-label="Permalink to &quot;Valid&quot;">​</a></h2><div class="language-yaml vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">yaml</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">apiVersion</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">cdi.kubevirt.io/v1beta1</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">kind</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">VolumeImportSource</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">metadata</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  name</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">image</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  namespace</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">default</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">spec</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">  source</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">    http</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">:</span></span>
<span class="line"><span style="--shiki-light:#024C1A;--shiki-dark:#72F088;">      url</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">https://images.example/disk.qcow2</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("rules/CDI-23.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CDI23 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CDI23 as default
};
