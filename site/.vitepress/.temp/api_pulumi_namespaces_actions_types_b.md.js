import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: B","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/namespaces/actions/types/b.md","filePath":"api/pulumi/namespaces/actions/types/b.md"}');
const _sfc_main = { name: "api/pulumi/namespaces/actions/types/b.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-b" tabindex="-1">Types: B <a class="header-anchor" href="#types-b" aria-label="Permalink to &quot;Types: B&quot;">​</a></h1><h2 id="backupargs" tabindex="-1">BackupArgs <a class="header-anchor" href="#backupargs" aria-label="Permalink to &quot;BackupArgs&quot;">​</a></h2><p>Inputs of every action in a namespace.</p><h3 id="claim" tabindex="-1">claim <a class="header-anchor" href="#claim" aria-label="Permalink to &quot;claim&quot;">​</a></h3><blockquote><p><strong>claim</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Name of the PersistentVolumeClaim that is written to.</p><h3 id="forcefullbackup" tabindex="-1">forceFullBackup? <a class="header-anchor" href="#forcefullbackup" aria-label="Permalink to &quot;forceFullBackup?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>forceFullBackup?</strong>: <code>Input</code>&lt;<code>boolean</code>&gt;</p></blockquote><p>Whether everything is written although a tracker knows an earlier backup. Default: false.</p><h3 id="namespace" tabindex="-1">namespace? <a class="header-anchor" href="#namespace" aria-label="Permalink to &quot;namespace?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>namespace?</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Namespace of the VirtualMachine. Default: that of the provider.</p><h3 id="skipquiesce" tabindex="-1">skipQuiesce? <a class="header-anchor" href="#skipquiesce" aria-label="Permalink to &quot;skipQuiesce?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>skipQuiesce?</strong>: <code>Input</code>&lt;<code>boolean</code>&gt;</p></blockquote><p>Whether the file systems of the guest are not frozen for the backup. Default: false.</p><h3 id="tracker" tabindex="-1">tracker? <a class="header-anchor" href="#tracker" aria-label="Permalink to &quot;tracker?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>tracker?</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Name of the VirtualMachineBackupTracker, for an incremental backup of its VirtualMachine.</p><h3 id="triggers" tabindex="-1">triggers? <a class="header-anchor" href="#triggers" aria-label="Permalink to &quot;triggers?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>triggers?</strong>: <code>unknown</code></p></blockquote><p>Any value: the action is done again when it changes. Default: it is done again only when another input changes.</p><h3 id="vm" tabindex="-1">vm? <a class="header-anchor" href="#vm" aria-label="Permalink to &quot;vm?&quot;">​</a></h3><blockquote><p><code>optional</code> <strong>vm?</strong>: <code>Input</code>&lt;<code>string</code>&gt;</p></blockquote><p>Name of the VirtualMachine, for a full backup. Exactly one of vm and tracker.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/namespaces/actions/types/b.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const b = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  b as default
};
