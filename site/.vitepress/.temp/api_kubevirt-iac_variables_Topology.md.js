import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Topology","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Topology.md","filePath":"api/kubevirt-iac/variables/Topology.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Topology.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="topology" tabindex="-1">Topology <a class="header-anchor" href="#topology" aria-label="Permalink to &quot;Topology&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Topology</strong>: <code>object</code></p></blockquote><p>Node labels whose values make the domains of <code>separate</code>, <code>colocate</code> and <code>spread</code>.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="hostname" tabindex="-1">HOSTNAME <a class="header-anchor" href="#hostname" aria-label="Permalink to &quot;HOSTNAME&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>HOSTNAME</strong>: <code>&quot;kubernetes.io/hostname&quot;</code></p></blockquote><p>Nodes.</p><h3 id="region" tabindex="-1">REGION <a class="header-anchor" href="#region" aria-label="Permalink to &quot;REGION&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>REGION</strong>: <code>&quot;topology.kubernetes.io/region&quot;</code></p></blockquote><p>Regions.</p><h3 id="zone" tabindex="-1">ZONE <a class="header-anchor" href="#zone" aria-label="Permalink to &quot;ZONE&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>ZONE</strong>: <code>&quot;topology.kubernetes.io/zone&quot;</code></p></blockquote><p>Zones.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Topology.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Topology = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Topology as default
};
