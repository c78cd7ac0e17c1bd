import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"testing","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/index.md","filePath":"api/testing/index.md"}');
const _sfc_main = { name: "api/testing/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="testing" tabindex="-1">testing <a class="header-anchor" href="#testing" aria-label="Permalink to &quot;testing&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="/kubevirt-iac/v0.1/api/testing/classes/MissingPrograms.html">MissingPrograms</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="/kubevirt-iac/v0.1/api/testing/types/a.html#admissionoptions">AdmissionOptions</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/a.html#auditedrequest">AuditedRequest</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/r.html#requestfilter">RequestFilter</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/r.html#rule">Rule</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/s.html#sandbox">Sandbox</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/s.html#sandboxoptions">SandboxOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="/kubevirt-iac/v0.1/api/testing/types/f.html#fault">Fault</a></li></ul><h2 id="variables" tabindex="-1">Variables <a class="header-anchor" href="#variables" aria-label="Permalink to &quot;Variables&quot;">​</a></h2><ul><li><a href="/kubevirt-iac/v0.1/api/testing/variables/admissionMatchers.html">admissionMatchers</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/f.html#fault_annotation">FAULT_ANNOTATION</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/h.html#host_annotation">HOST_ANNOTATION</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/types/w.html#writeverbs">writeVerbs</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="/kubevirt-iac/v0.1/api/testing/functions/startSandbox.html">startSandbox</a></li><li><a href="/kubevirt-iac/v0.1/api/testing/functions/useAdmissionMatchers.html">useAdmissionMatchers</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
