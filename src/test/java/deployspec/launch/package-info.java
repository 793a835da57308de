/** The launcher script, tried on a small checkout of its own, with a tool that only says which one it is. */
package deployspec.launch;
