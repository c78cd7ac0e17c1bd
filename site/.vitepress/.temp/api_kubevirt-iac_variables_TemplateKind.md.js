import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"TemplateKind","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/TemplateKind.md","filePath":"api/kubevirt-iac/variables/TemplateKind.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/TemplateKind.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="templatekind" tabindex="-1">TemplateKind <a class="header-anchor" href="#templatekind" aria-label="Permalink to &quot;TemplateKind&quot;">​</a></h1><blockquote><p><code>const</code> <strong>TemplateKind</strong>: <code>object</code></p></blockquote><p>Kinds of templates.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="kubevirt" tabindex="-1">KUBEVIRT <a class="header-anchor" href="#kubevirt" aria-label="Permalink to &quot;KUBEVIRT&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>KUBEVIRT</strong>: <code>&quot;VirtualMachineTemplate&quot;</code></p></blockquote><p><code>VirtualMachineTemplate</code> of KubeVirt.</p><h3 id="openshift" tabindex="-1">OPENSHIFT <a class="header-anchor" href="#openshift" aria-label="Permalink to &quot;OPENSHIFT&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>OPENSHIFT</strong>: <code>&quot;Template&quot;</code></p></blockquote><p><code>Template</code> of OpenShift.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/TemplateKind.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TemplateKind = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TemplateKind as default
};
