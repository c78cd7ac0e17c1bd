import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"deploy()","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/functions/deploy.md","filePath":"api/pulumi/functions/deploy.md"}');
const _sfc_main = { name: "api/pulumi/functions/deploy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="deploy" tabindex="-1">deploy() <a class="header-anchor" href="#deploy" aria-label="Permalink to &quot;deploy()&quot;">​</a></h1><blockquote><p><strong>deploy</strong>(<code>root</code>, <code>opts?</code>): <a href="/kubevirt-iac/v0.1/api/pulumi/classes/Deployment.html"><code>Deployment</code></a></p></blockquote><p>Deploys a chart with <code>pulumi up</code>, with any constructs in it: ours, yours, or from a library.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>root</code></td><td><code>IConstruct</code> | <code>Chart</code> | <code>App</code></td></tr><tr><td><code>opts?</code></td><td><code>ComponentResourceOptions</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="/kubevirt-iac/v0.1/api/pulumi/classes/Deployment.html"><code>Deployment</code></a></p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> app</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> new</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"> App</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">();</span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> chart</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> new</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"> Chart</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(app, </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&#39;web&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">, { namespace: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&#39;vms&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> });</span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">new</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"> VirtualMachine</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(chart, </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&#39;ubuntu&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">, { </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">...</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> });</span></span>
<span class="line"><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">deploy</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(chart);</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/functions/deploy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const deploy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  deploy as default
};
