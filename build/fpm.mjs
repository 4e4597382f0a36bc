#!/usr/bin/env node
// The part of fpm that electron-builder uses for deb and rpm, done with dpkg-deb and rpmbuild, so that both are packed
// where fpm cannot be downloaded. electron-builder calls it (CUSTOM_FPM_PATH) with fpm's own arguments.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const RPM_ARCHITECTURE = { amd64: 'x86_64', arm64: 'aarch64', i386: 'i686' };
const DEB_COMPRESSION = { gz: 'gzip', bzip2: 'xz' };
const SWITCHES = new Set(['--force', '--debug']);

/** fpm's command line: single options, lists of dependencies, and SOURCE=TARGET pairs. */
function readArguments(args) {
  const options = { depends: [], recommends: [], files: [] };
  for (let at = 0; at < args.length; at++) {
    const argument = args[at];
    if (SWITCHES.has(argument)) continue;
    if (argument === '-d') options.depends.push(args[++at]);
    else if (argument === '--deb-recommends') options.recommends.push(args[++at]);
    else if (argument === '-s' || argument === '-t') options[argument.slice(1)] = args[++at];
    else if (argument.startsWith('--')) options[argument.slice(2)] = args[++at];
    else options.files.push(splitLast(argument, '='));
  }
  return options;
}

function splitLast(text, separator) {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function copyFiles(files, folder) {
  for (const [source, target] of files) {
    const to = path.join(folder, target);
    fs.mkdirSync(source.endsWith('/') ? to : path.dirname(to), { recursive: true });
    execFileSync('cp', ['-a', '--no-preserve=ownership', source.endsWith('/') ? `${source}.` : source, to]);
  }
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', folder]);
}

const descriptionLines = ({ description = '' }) =>
  description
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function controlFile(options, folder) {
  const [summary = options.name, ...more] = descriptionLines(options);
  const fields = {
    Package: options.name,
    Version: options.iteration ? `${options.version}-${options.iteration}` : options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0],
    Depends: options.depends.join(', '),
    Recommends: options.recommends.join(', '),
    Section: options.category ?? 'default',
    Priority: options['deb-priority'] ?? 'optional',
    Homepage: options.url,
    Description: [summary, ...more.map((line) => ` ${line}`)].join('\n'),
  };
  const filled = Object.entries(fields).filter(([, value]) => value);
  return filled.map(([name, value]) => `${name}: ${value}\n`).join('');
}

function makeDeb(options, folder) {
  const control = controlFile(options, folder);
  const debian = path.join(folder, 'DEBIAN');
  fs.mkdirSync(debian);
  fs.writeFileSync(path.join(debian, 'control'), control);
  for (const [option, script] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    if (!options[option]) continue;
    fs.copyFileSync(options[option], path.join(debian, script));
    fs.chmodSync(path.join(debian, script), 0o755);
  }
  const asked = options['deb-compression'] ?? 'xz';
  const args = ['--root-owner-group', `-Z${DEB_COMPRESSION[asked] ?? asked}`];
  if (process.env.FPM_LEVEL) args.push(`-z${process.env.FPM_LEVEL}`);
  execFileSync('dpkg-deb', [...args, '--build', folder, options.package], { stdio: ['ignore', 2, 2] });
}

const script = (file) => (file ? fs.readFileSync(file, 'utf8').replaceAll('%', '%%') : '');

function specFile(options, folder) {
  const lines = descriptionLines(options);
  return [
    `Name: ${options.name}`,
    `Version: ${options.version.replaceAll('-', '_')}`,
    `Release: ${options.iteration ?? 1}`,
    `Summary: ${options['rpm-summary'] ?? lines[0] ?? options.name}`,
    `License: ${options.license ?? 'unknown'}`,
    `Vendor: ${options.vendor ?? ''}`,
    `URL: ${options.url ?? ''}`,
    'AutoReqProv: no',
    ...options.depends.map((name) => `Requires: ${name}`),
    '%description',
    ...lines,
    '%define __os_install_post %{nil}',
    '%define _build_id_links none',
    '%install',
    'mkdir -p %{buildroot}',
    `cp -a ${folder}/. %{buildroot}/`,
    '%post',
    script(options['after-install']),
    '%postun',
    script(options['after-remove']),
    '%files',
    '%defattr(-,root,root,-)',
    ...options.files.map(([, target]) => `"${target}"`),
  ].join('\n');
}

function makeRpm(options, folder, work) {
  const architecture = RPM_ARCHITECTURE[options.architecture] ?? options.architecture;
  const spec = path.join(work, 'package.spec');
  fs.writeFileSync(spec, specFile(options, folder));
  const defines = [
    `_topdir ${work}/rpm`,
    `_binary_payload w${process.env.FPM_LEVEL ?? 6}T0.xzdio`,
    'debug_package %{nil}',
  ];
  const args = ['-bb', '--target', architecture, ...defines.flatMap((define) => ['--define', define]), spec];
  execFileSync('rpmbuild', args, { stdio: ['ignore', 2, 2] });
  const built = path.join(work, 'rpm', 'RPMS', architecture);
  fs.copyFileSync(path.join(built, fs.readdirSync(built)[0]), options.package);
}

const options = readArguments(process.argv.slice(2));
const make = { deb: makeDeb, rpm: makeRpm }[options.t];
if (options.s !== 'dir' || !make) throw new Error(`fpm.mjs cannot make ${options.t} from ${options.s}`);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'fpm-'));
try {
  const folder = path.join(work, 'root');
  copyFiles(options.files, folder);
  fs.rmSync(options.package, { force: true });
  make(options, folder, work);
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
