import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: Q","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/types/q.md","filePath":"api/kubevirt-iac/types/q.md"}');
const _sfc_main = { name: "api/kubevirt-iac/types/q.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-q" tabindex="-1">Types: Q <a class="header-anchor" href="#types-q" aria-label="Permalink to &quot;Types: Q&quot;">​</a></h1><h2 id="quantity" tabindex="-1">Quantity <a class="header-anchor" href="#quantity" aria-label="Permalink to &quot;Quantity&quot;">​</a></h2><blockquote><p><strong>Quantity</strong> = <code>Size</code> | <code>string</code></p></blockquote><p>An amount of storage or memory: <code>Size.gibibytes(20)</code>, or a Kubernetes quantity such as <code>&#39;20Gi&#39;</code>.</p><h2 id="quotaprops" tabindex="-1">QuotaProps <a class="header-anchor" href="#quotaprops" aria-label="Permalink to &quot;QuotaProps&quot;">​</a></h2><p>Props of the application-aware quota.</p><h3 id="source" tabindex="-1">source? <a class="header-anchor" href="#source" aria-label="Permalink to &quot;source?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>source?</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/r.html#releasesource"><code>ReleaseSource</code></a></p></blockquote><p>Where to read the manifests of the release from.</p><p><strong>Default:</strong> the source of <code>kubevirt</code></p><h3 id="spec" tabindex="-1">spec? <a class="header-anchor" href="#spec" aria-label="Permalink to &quot;spec?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>spec?</strong>: <code>AAQSpec</code></p></blockquote><p>Spec of the AAQ object, in the shape of the API.</p><p><strong>Default:</strong> the defaults of its operator</p><p><strong>What a change does</strong> to <code>AAQ/spec</code>: changed: has no effect on the guest.</p><h3 id="version" tabindex="-1">version? <a class="header-anchor" href="#version" aria-label="Permalink to &quot;version?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>version?</strong>: <code>string</code></p></blockquote><p>Release of the component. A change upgrades it.</p><p><strong>Default:</strong> the release that belongs to the release of KubeVirt</p><p><strong>What a change does</strong> to <code>Deployment/spec.template</code>: changed: has no effect on the guest.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/types/q.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const q = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  q as default
};
