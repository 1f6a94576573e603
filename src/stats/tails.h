// How this module calls Boost.Math: which tail, and never an exception.
#pragma once

#include <boost/math/policies/policy.hpp>

namespace cxkpi::stats {

inline constexpr double lower_tail = 0.025;  // of each side of a 95 % interval

namespace boost_policies = boost::math::policies;
// A quantile that cannot be computed comes back as NaN or infinity, which callers turn into "no interval".
using Quiet = boost_policies::policy<boost_policies::domain_error<boost_policies::ignore_error>,
                                     boost_policies::pole_error<boost_policies::ignore_error>,
                                     boost_policies::overflow_error<boost_policies::ignore_error>,
                                     boost_policies::underflow_error<boost_policies::ignore_error>,
                                     boost_policies::denorm_error<boost_policies::ignore_error>,
                                     boost_policies::evaluation_error<boost_policies::ignore_error>,
                                     boost_policies::rounding_error<boost_policies::ignore_error>,
                                     boost_policies::indeterminate_result_error<boost_policies::ignore_error>>;

}  // namespace cxkpi::stats
