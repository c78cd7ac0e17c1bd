export { answerFile, type UnattendSurroundings } from './answer-file';
export { Windows } from './editions';
export { type InstallOptions, type PasswordSecret, type UnattendOptions, unattendProblem } from './options';
export { PASSWORD_LABEL, SETUP_SCRIPT, setupScript } from './setup-script';
