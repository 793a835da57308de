f() { a; }
g () ( b )
function h { c; }
function i() { d; } >out
function j
{
  e
}
k()
# comment
{
  f
}
l() if a; then b; fi
m() [[ a ]]
n() ((1))
name-with.odd:chars() { a; }
o() { p() { q; }; p; } && o | r
coproc { a; }
coproc NAME { b; }
coproc NAME while c; do d; done
coproc e f
coproc (g)
